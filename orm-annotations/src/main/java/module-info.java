/**
 * What a user writes on entities, what the compiler makes of it, and the small types that generated code shares with
 * the run time.
 */
module org.stint.annotations {
    // Plain, although only the compiler uses it: a module that provides a service must read the service's package.
    requires java.compiler;
    requires static net.bytebuddy;
    requires static org.jspecify;

    exports org.stint.annotation;
    exports org.stint.contract;

    provides javax.annotation.processing.Processor with
            org.stint.processor.EntityProcessor;
}
