package org.stint.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Values for the parameters of a statement: {@code Parameters.of(GENRE, "novel").and(FACTOR, factor)}. Immutable.
 */
public final class Parameters {

    /** No values. */
    public static final Parameters NONE = new Parameters(new String[0], new Object[0]);

    private final String[] names;
    private final @Nullable Object[] values;

    private Parameters(String[] names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** A value for a parameter, null for NULL. */
    public static <T> Parameters of(Parameter<T> parameter, @Nullable T value) {
        return NONE.and(parameter, value);
    }

    /** Values by the names of parameters; their types are checked when they are used. */
    public static Parameters named(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
        return new Parameters(
                copy.keySet().toArray(new String[0]), copy.values().toArray());
    }

    /**
     * A value for a further parameter, null for NULL.
     *
     * @throws IllegalArgumentException if there is a value for this name already
     */
    public <T> Parameters and(Parameter<T> parameter, @Nullable T value) {
        if (position(parameter.name()) >= 0) {
            throw new IllegalArgumentException("The parameter " + parameter + " has a value already.");
        }
        int count = names.length;
        String[] moreNames = Arrays.copyOf(names, count + 1);
        @Nullable Object[] moreValues = Arrays.copyOf(values, count + 1);
        moreNames[count] = parameter.name();
        moreValues[count] = value;
        return new Parameters(moreNames, moreValues);
    }

    /**
     * The values for the parameters of a statement, in the order in which a walk in preorder meets them.
     *
     * <p>A parameter in what folded away, a condition or a branch of a CASE, may have a value or none. Null is fine where
     * it is stored or given back, and for SQL and functions of the application, which may make anything of it.
     *
     * @throws IllegalArgumentException if one is missing, belongs to no parameter, is of a wrong type, or is null where
     *     something would be compared or computed with it
     */
    public @Nullable Object[] valuesFor(Node statement) {
        return valuesFor(wantedBy(statement), statement);
    }

    /** The parameters of a statement, in the order in which a walk in preorder meets them. */
    public static List<PlaceholderNode.Parameter> wantedBy(Node statement) {
        List<PlaceholderNode.Parameter> parameters = new ArrayList<>();
        collect(statement, parameters);
        return parameters;
    }

    private static void collect(Node node, List<PlaceholderNode.Parameter> parameters) {
        if (node instanceof PlaceholderNode.Parameter parameter) {
            parameters.add(parameter);
        } else {
            node.children().forEach(child -> collect(child, parameters));
        }
    }

    /**
     * As {@link #valuesFor(Node)}, where the parameters are known already.
     *
     * @param parameters those of the statement, in the order of {@link #wantedBy(Node)}
     */
    public @Nullable Object[] valuesFor(List<PlaceholderNode.Parameter> parameters, Node statement) {
        requireAll(parameters, statement);
        @Nullable Object[] row = new Object[parameters.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = checked(parameters.get(i), statement);
        }
        return row;
    }

    private void requireAll(List<PlaceholderNode.Parameter> parameters, Node statement) {
        BitSet used = new BitSet(names.length);
        boolean lacking = false;
        for (PlaceholderNode.Parameter parameter : parameters) {
            int position = position(parameter.name());
            if (position < 0) {
                lacking = true;
            } else {
                used.set(position);
            }
        }
        if (lacking || used.cardinality() < names.length) {
            Set<String> wanted = new HashSet<>();
            parameters.forEach(parameter -> wanted.add(parameter.name()));
            Set<String> given = Set.of(names);
            refuse(without(wanted, given), "no value was given for its parameters", wanted);
            wanted.addAll(namesIn(List.of(statement)));
            refuse(without(given, wanted), "values were given for parameters that it does not have,", wanted);
        }
    }

    /** The names of the parameters that parts of a statement were written with, also of those that folded away. */
    static Set<String> namesIn(Collection<? extends Node> parts) {
        Set<String> names = new HashSet<>();
        for (Node part : parts) {
            if (part instanceof PlaceholderNode.Parameter parameter) {
                names.add(parameter.name());
            } else if (part instanceof ExpressionNode.Constant constant) {
                names.addAll(constant.unused());
            } else {
                names.addAll(namesIn(part.children()));
            }
        }
        return names;
    }

    /** Where the value of a parameter is, or -1; statements have few of them. */
    private int position(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Object checked(PlaceholderNode.Parameter parameter, Node statement) {
        Object value = values[position(parameter.name())];
        Class<?> wanted = parameter.type().javaType();
        if (value == null && isCompared(parameter.name(), statement, true)) {
            throw new IllegalArgumentException("Cannot give null to the parameter :" + parameter.name()
                    + ": something is compared or computed with it, and in SQL the result is never true. Use another"
                    + " statement with isNull() for that case.");
        }
        if (value != null && !wanted.isInstance(value)) {
            throw new IllegalArgumentException("Cannot give the parameter :" + parameter.name() + " a value of class "
                    + value.getClass().getSimpleName() + ": it takes " + wanted.getSimpleName()
                    + ". Where a statement names a parameter several times, it must be of one type.");
        }
        return value;
    }

    private static void refuse(Set<String> names, String problem, Set<String> all) {
        if (!names.isEmpty()) {
            throw new IllegalArgumentException("Cannot execute the statement: " + problem + " " + names
                    + "; its parameters are " + new TreeSet<>(all) + ".");
        }
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    /**
     * Whether a parameter is used otherwise than that NULL is stored, given back or told apart from other values.
     *
     * @param kept whether the value of the node is
     */
    private static boolean isCompared(String name, Node node, boolean kept) {
        if (node instanceof PlaceholderNode.Parameter parameter
                && !kept
                && parameter.name().equals(name)) {
            return true;
        }
        List<Node> children = node.children();
        for (int i = 0; i < children.size(); i++) {
            if (isCompared(name, children.get(i), keeps(node, i, kept))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a part of a node may be NULL and no more becomes of it; of other SQL nobody knows what it does. */
    private static boolean keeps(Node node, int part, boolean kept) {
        if (node instanceof ExpressionNode.Operation operation) {
            return takesNull(operation.operator())
                    || kept && operation.operator() == Operator.CASE && isResult(operation, part);
        }
        if (node instanceof ExpressionNode.Row
                || node instanceof ExpressionNode.Cast
                || node instanceof QueryNode.Branch) {
            return kept;
        }
        if (node instanceof QueryNode.Select select) {
            return kept && part < select.columns().size();
        }
        return node instanceof ChangeNode.Assignment
                || node instanceof ChangeNode.Insert
                || node instanceof ChangeNode.Returning
                || node instanceof JsonNode.Edited
                || node instanceof ExpressionNode.Raw
                || node instanceof ExpressionNode.Call;
    }

    /** Conditions and results alternate; a last one without a condition is a result. */
    private static boolean isResult(ExpressionNode.Operation caseOf, int part) {
        return part % 2 == 1 || part == caseOf.operands().size() - 1;
    }

    private static boolean takesNull(Operator operator) {
        return switch (operator) {
            case COALESCE, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM, IS_NULL, IS_NOT_NULL -> true;
            default -> false;
        };
    }

    /** The names alone: values must not reach a log by accident. */
    @Override
    public String toString() {
        return "Parameters" + Arrays.toString(names);
    }
}
