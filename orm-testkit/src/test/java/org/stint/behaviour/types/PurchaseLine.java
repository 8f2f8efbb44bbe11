package org.stint.behaviour.types;

import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.Version;
import org.stint.contract.Ref;

/** A line of a purchase: the id is a record, a part of it a foreign key. */
@Entity
class PurchaseLine {

    @Id
    Key id;

    @Column(length = 40)
    String article;

    @Version
    int version;

    PurchaseLine() {}

    PurchaseLine(Purchase purchase, int number, String article) {
        this.id = Key.of(purchase.id, number);
        this.article = article;
    }

    @Embeddable
    record Key(@ManyToOne Ref<Purchase> purchase, int number) {

        static Key of(long purchase, int number) {
            return new Key(Ref.to(Purchase.class, purchase), number);
        }
    }
}
