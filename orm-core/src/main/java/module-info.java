/** Stint: an object-relational mapper with a unit of work and a typed statement language. */
module org.stint.core {
    requires transitive org.stint.annotations;
    requires transitive java.sql;
    requires org.slf4j;
    requires static org.jspecify;
    requires static com.zaxxer.hikari;
    requires static net.bytebuddy;
    requires static jakarta.validation;
    requires static org.hibernate.validator;

    exports org.stint;
    exports org.stint.dialect;
    exports org.stint.event;
    exports org.stint.exception;
    exports org.stint.mapping;
    exports org.stint.session;
    exports org.stint.statement;
    exports org.stint.type;
}
