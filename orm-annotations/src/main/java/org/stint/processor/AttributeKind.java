package org.stint.processor;

/** The kinds of attribute of the statement language, with the methods of a table class that add them. */
enum AttributeKind {
    WHOLE("WholeAttribute", "whole", true),
    NUMBER("NumberAttribute", "number", true),
    TEXT("TextAttribute", "text", false),
    TIME("TimeAttribute", "time", true),
    BOOLEAN("BooleanAttribute", "bool", false),
    JSON("JsonAttribute", "json", false),
    VALUE("ValueAttribute", "value", true);

    private final String className;
    private final String adder;
    private final boolean typed;

    AttributeKind(String className, String adder, boolean typed) {
        this.className = className;
        this.adder = adder;
        this.typed = typed;
    }

    ClassName attributeClass() {
        return ClassName.statement(className);
    }

    /** The method of {@code EntityTable} that adds such an attribute. */
    String adder() {
        return adder;
    }

    /** Whether the attribute class names the type of its value. */
    boolean typed() {
        return typed;
    }
}
