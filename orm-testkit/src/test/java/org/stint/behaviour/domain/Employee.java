package org.stint.behaviour.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;

/** An employee, who may have another above: an id that the database gives, no version. */
@Entity
public class Employee {

    @Id
    @GeneratedValue(GenerationType.IDENTITY)
    private Long id;

    @Column(length = 100, nullable = false)
    private String name;

    @ManyToOne
    private Employee manager;

    Employee() {}

    public Employee(String name, Employee manager) {
        this.name = name;
        this.manager = manager;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Employee getManager() {
        return manager;
    }

    public void setManager(Employee manager) {
        this.manager = manager;
    }
}
