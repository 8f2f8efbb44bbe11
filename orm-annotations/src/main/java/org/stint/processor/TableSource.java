package org.stint.processor;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.stint.annotation.Generated;
import org.stint.processor.MappedAttribute.Role;
import org.stint.processor.MappedAttribute.Target;

/** Writes the source of a table class: a picture of the mapping that a person can read. */
final class TableSource {

    private static final ClassName COLUMN = ClassName.statement("ColumnDefinition");
    private static final ClassName STRING = ClassName.java("String");
    private static final ClassName LISTENER = new ClassName("org.stint.event", "EntityListener");
    private static final ClassName OVERRIDE = ClassName.java("Override");

    private final MappedEntity mapped;
    private final Imports imports;
    private final String entity;
    private final String table;

    TableSource(MappedEntity mapped, Imports imports) {
        this.mapped = mapped;
        this.imports = imports;
        this.entity = imports.type(mapped.entity());
        this.table = imports.type(mapped.table());
    }

    /** The class from its head to its last brace; imports and package come from {@link #file}. */
    String body() {
        StringBuilder body = new StringBuilder();
        body.append("public final class ").append(table).append(" extends ");
        body.append(imports.type(ClassName.statement("EntityTable")));
        body.append("<").append(entity).append(", ").append(table).append("> {\n\n");
        body.append("    /** The table of {@link ").append(entity).append("} without an alias. */\n");
        body.append("    public static final ").append(table).append(" ").append(mapped.constant());
        body.append(" = new ").append(table).append("(null);\n\n");
        body.append(members("", mapped.attributes()));
        body.append(constructor()).append("\n").append(alias());
        if (mapped.constrained()) {
            body.append("\n").append(constrained());
        }
        if (!mapped.callbacks().isEmpty()) {
            body.append("\n").append(callbacks());
        }
        return body.append("}\n").toString();
    }

    /**
     * The whole file around a body.
     *
     * @param annotations the annotations of the class, a line each
     */
    String file(String body, List<String> annotations) {
        StringBuilder file = new StringBuilder();
        if (!mapped.table().packageName().isEmpty()) {
            file.append("package ").append(mapped.table().packageName()).append(";\n\n");
        }
        Set<String> imported = imports.imported();
        imported.forEach(name -> file.append("import ").append(name).append(";\n"));
        file.append(imported.isEmpty() ? "" : "\n");
        file.append("/** The table of {@link ").append(entity).append("}, made from its annotations. */\n");
        annotations.forEach(annotation -> file.append(annotation).append("\n"));
        return JavaText.ascii(file.append(body).toString());
    }

    /** The attributes below a path, with a class for each embedded object. */
    private String members(String path, List<MappedAttribute> attributes) {
        StringBuilder members = new StringBuilder();
        String open = null;
        for (MappedAttribute attribute : attributes) {
            String name = attribute.field().substring(path.length());
            int dot = name.indexOf('.');
            if (dot < 0) {
                members.append(attribute(name, attribute)).append("\n");
            } else if (!name.substring(0, dot).equals(open)) {
                open = name.substring(0, dot);
                String inside = path + open + ".";
                members.append(holder(
                                open,
                                inside,
                                attributes.stream()
                                        .filter(other -> other.field().startsWith(inside))
                                        .toList()))
                        .append("\n");
            }
        }
        return members.toString();
    }

    private String holder(String name, String path, List<MappedAttribute> attributes) {
        String type = holderClass(path);
        String field = path.substring(0, path.length() - 1);
        Target target = attributes.get(0).isPart() ? attributes.get(0).target() : null;
        String embeddable = imports.type(target == null ? mapped.embedded().get(field) : keyClass(field, target));
        String inside = "public final class " + type + " extends "
                + imports.type(ClassName.statement("EmbeddedAttribute")) + "<" + entity + ", " + embeddable + "> {\n\n"
                + members(path, attributes)
                + "    private " + type + "() {\n        super(" + table + ".this, " + JavaText.literal(field) + ", "
                + embeddable + ".class);\n    }\n}\n";
        boolean relationship = target != null && field.indexOf('.') < 0;
        return (relationship
                        ? toOne(name, type, target)
                        : "    public final " + type + " " + name + " = new " + type + "();\n\n")
                + "    /** The " + (relationship ? "foreign key" : "embedded object") + " {@code " + field
                + "} and its columns. */\n"
                + inside.indent(4).replaceAll("(?m)^ +$", "");
    }

    /** A relationship by several columns. */
    private String toOne(String name, String columns, Target target) {
        String other = imports.type(target.entity());
        return "    public final " + imports.type(ClassName.statement("ToOneAttribute")) + "<" + entity + ", " + other
                + ", " + columns + "> " + name + " = toOne(\n" + argument("new " + columns + "()") + ",\n"
                + argument(table(target)) + ");\n\n";
    }

    /** The class of a composite id, or of an object in it, for the columns that refer to it. */
    private static ClassName keyClass(String field, Target target) {
        int dot = field.indexOf('.');
        return target.part().classes().get(dot < 0 ? "" : field.substring(dot + 1));
    }

    private String table(Target target) {
        return "() -> " + imports.expression(target.table()) + "." + target.constant();
    }

    /** {@code AddressGeoColumns} for {@code address.geo.}: its own name in each class, for classes must not hide. */
    private static String holderClass(String path) {
        StringBuilder name = new StringBuilder();
        for (String step : path.split("\\.")) {
            name.append(Character.toUpperCase(step.charAt(0))).append(step, 1, step.length());
        }
        return name.append("Columns").toString();
    }

    private String attribute(String name, MappedAttribute attribute) {
        AttributeKind kind = attribute.type().kind();
        String key = imports.type(kind.attributeClass()) + "<" + entity
                + (kind.typed() ? ", " + attribute.type().javaType().text(imports) : "") + ">";
        Target target = attribute.target();
        if (target == null || target.part() != null) {
            return "    public final " + key + " " + name + " =\n            " + kind.adder() + "(" + column(attribute)
                    + ");\n";
        }
        String other = imports.type(target.entity());
        String kindOfAttribute =
                imports.type(ClassName.statement("ToOneAttribute")) + "<" + entity + ", " + other + ", " + key + ">";
        String self = attribute.field().contains(".") ? table + ".this" : "this";
        return "    public final " + kindOfAttribute + " " + name + " = "
                + (target.asRef() ? "toOneRef" : "toOne") + "(\n"
                + argument(column(attribute)) + ",\n"
                + argument(other + ".class") + ",\n"
                + argument(table(target)) + ",\n"
                + argument(self + "::" + kind.adder()) + ");\n";
    }

    private static String argument(String text) {
        return "            " + text;
    }

    private String column(MappedAttribute attribute) {
        String definition = imports.expression(COLUMN);
        StringJoiner column = new StringJoiner("\n                    ");
        column.add(definition + ".column(" + JavaText.literal(attribute.field()) + ", "
                + JavaText.literal(attribute.column()) + ", "
                + attribute.type().expression(imports) + ")");
        boolean id = attribute.generation() != null;
        if (id) {
            column.add(".id(" + attribute.generation().expression(imports) + ")");
        } else if (attribute.role() != Role.PLAIN) {
            column.add(".role(" + definition + ".Role." + attribute.role() + ")");
        }
        // The method id() says the same of an id.
        if (!attribute.nullable() && !id) {
            column.add(".notNull()");
        }
        if (attribute.unique()) {
            column.add(".unique()");
        }
        if (attribute.isPart()) {
            Target target = attribute.target();
            column.add(".references(new " + imports.expression(ClassName.statement("Reference")) + "("
                    + imports.type(target.entity()) + ".class, " + table(target) + ", " + target.asRef() + ", "
                    + target.part().position() + "))");
        }
        if (attribute.generated() != null) {
            column.add(".filledByDatabase(" + (attribute.generated().value() == Generated.When.ALWAYS) + ", "
                    + JavaText.literal(attribute.generated().sql()) + ")");
            return column.toString();
        }
        if (!attribute.insertable()) {
            column.add(".notInsertable()");
        }
        if (!attribute.updatable() && !id) {
            column.add(".notUpdatable()");
        }
        return column.toString();
    }

    private String constructor() {
        StringBuilder constructor = new StringBuilder();
        String schema = mapped.schema().isEmpty() ? "null" : JavaText.literal(mapped.schema());
        constructor
                .append("    private ")
                .append(table)
                .append("(")
                .append(imports.type(STRING))
                .append(" alias) {\n");
        constructor
                .append("        super(")
                .append(entity)
                .append(".class, ")
                .append(schema)
                .append(", ");
        constructor.append(JavaText.literal(mapped.tableName())).append(", alias);\n");
        mapped.embedded()
                .forEach((path, type) -> constructor
                        .append("        embedded(")
                        .append(JavaText.literal(path))
                        .append(", ")
                        .append(imports.type(type))
                        .append(".class);\n"));
        for (MappedConstraint constraint : mapped.constraints()) {
            String arguments =
                    constraint.arguments().stream().map(JavaText::literal).collect(Collectors.joining(", "));
            constructor
                    .append("        ")
                    .append(constraint.method())
                    .append("(")
                    .append(arguments)
                    .append(");\n");
        }
        if (mapped.history() != null) {
            constructor
                    .append("        audited(")
                    .append(JavaText.literal(mapped.history().table()));
            mapped.history().without().forEach(field -> constructor.append(", ").append(JavaText.literal(field)));
            constructor.append(");\n");
        }
        return constructor.append("    }\n").toString();
    }

    private String alias() {
        return "    @" + imports.type(OVERRIDE) + "\n    public " + table + " as(" + imports.type(STRING)
                + " alias) {\n        return new " + table + "(alias);\n    }\n";
    }

    private String constrained() {
        return "    @" + imports.type(OVERRIDE) + "\n    public boolean constrained() {\n        return true;\n    }\n";
    }

    private String callbacks() {
        String listener = imports.type(LISTENER);
        String override = "@" + imports.type(OVERRIDE) + "\n";
        StringBuilder callbacks = new StringBuilder("    " + override);
        callbacks
                .append("    public ")
                .append(listener)
                .append("<")
                .append(entity)
                .append("> callbacks() {\n");
        callbacks.append("        return new ").append(listener).append("<>() {\n");
        StringJoiner moments = new StringJoiner("\n");
        for (Callback callback : mapped.callbacks()) {
            StringBuilder moment = new StringBuilder("            " + override);
            moment.append("            public void ").append(callback.moment());
            moment.append("(").append(entity).append(" entity) {\n");
            callback.methods()
                    .forEach(method -> moment.append("                entity.")
                            .append(method)
                            .append("();\n"));
            moments.add(moment.append("            }\n"));
        }
        return callbacks.append(moments).append("        };\n    }\n").toString();
    }
}
