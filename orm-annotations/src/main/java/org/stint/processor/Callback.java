package org.stint.processor;

import java.lang.annotation.Annotation;
import java.util.List;
import org.stint.annotation.AfterDelete;
import org.stint.annotation.AfterInsert;
import org.stint.annotation.AfterLoad;
import org.stint.annotation.AfterUpdate;
import org.stint.annotation.BeforeDelete;
import org.stint.annotation.BeforeInsert;
import org.stint.annotation.BeforeUpdate;

/**
 * What happens to an object, and the methods of its class that want to be told.
 *
 * @param moment the method of {@code EntityListener}
 * @param methods the methods of the entity, those of superclasses first
 */
record Callback(String moment, List<String> methods) {

    /** The annotations that mark such methods, with the method of {@code EntityListener} that each is for. */
    enum Mark {
        BEFORE_INSERT(BeforeInsert.class, "beforeInsert"),
        BEFORE_UPDATE(BeforeUpdate.class, "beforeUpdate"),
        BEFORE_DELETE(BeforeDelete.class, "beforeDelete"),
        AFTER_INSERT(AfterInsert.class, "afterInsert"),
        AFTER_UPDATE(AfterUpdate.class, "afterUpdate"),
        AFTER_DELETE(AfterDelete.class, "afterDelete"),
        AFTER_LOAD(AfterLoad.class, "afterLoad");

        private final Class<? extends Annotation> annotation;
        private final String moment;

        Mark(Class<? extends Annotation> annotation, String moment) {
            this.annotation = annotation;
            this.moment = moment;
        }

        Class<? extends Annotation> annotation() {
            return annotation;
        }

        String moment() {
            return moment;
        }
    }
}
