package org.stint.readme;

// tag::entities[]
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

@Entity
public class Author {
    @Id
    @GeneratedValue(GenerationType.SEQUENCE)
    private Long id;

    @Column(length = 200, unique = true)
    private String name;

    @Version
    private int version;

    Author() {}

    public Author(String name) {
        this.name = name;
    }
}
// end::entities[]
