package org.stint.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Attribute;
import org.stint.statement.EmbeddedAttribute;
import org.stint.statement.ToOneAttribute;

/**
 * Which attributes a merge copies. What is not copied is left as it is. Immutable and safe for use by many threads; each
 * method gives changed options.
 *
 * @param included the attributes that are copied, or null for all
 * @param excluded the attributes that are not
 * @param ignoresNulls whether attributes are left alone that are null in the source
 */
public record MergeOptions(
        @Nullable List<Attribute<?, ?>> included, List<Attribute<?, ?>> excluded, boolean ignoresNulls) {

    private static final MergeOptions DEFAULTS = new MergeOptions(null, List.of(), false);

    /** Copies the lists. */
    public MergeOptions {
        included = included == null ? null : List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    /** All attributes are copied, null as null. */
    public static MergeOptions defaults() {
        return DEFAULTS;
    }

    /**
     * These options for nothing but some attributes; what was named before stays.
     *
     * @throws IllegalArgumentException if none is named
     */
    @SafeVarargs
    public final <E> MergeOptions only(Attribute<E, ?>... attributes) {
        return including(List.of(attributes));
    }

    /** These options for nothing but a reference; what was named before stays. */
    public MergeOptions only(ToOneAttribute<?, ?, ?> reference) {
        return including(reference.columns());
    }

    /** These options for nothing but an embedded object, all of it; what was named before stays. */
    public MergeOptions only(EmbeddedAttribute<?, ?> embedded) {
        return including(embedded.attributes());
    }

    /** These options without some attributes. */
    @SafeVarargs
    public final <E> MergeOptions except(Attribute<E, ?>... attributes) {
        return excluding(List.of(attributes));
    }

    /** These options without a reference. */
    public MergeOptions except(ToOneAttribute<?, ?, ?> reference) {
        return excluding(reference.columns());
    }

    /** These options without an embedded object. */
    public MergeOptions except(EmbeddedAttribute<?, ?> embedded) {
        return excluding(embedded.attributes());
    }

    /** These options, but what is null in the source is left alone. */
    public MergeOptions ignoringNulls() {
        return new MergeOptions(included, excluded, true);
    }

    private MergeOptions including(List<? extends Attribute<?, ?>> attributes) {
        if (attributes.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot merge only no attributes: name those that are to be copied, or leave only(…) out.");
        }
        return new MergeOptions(joined(included == null ? List.of() : included, attributes), excluded, ignoresNulls);
    }

    private MergeOptions excluding(List<? extends Attribute<?, ?>> attributes) {
        return new MergeOptions(included, joined(excluded, attributes), ignoresNulls);
    }

    private static List<Attribute<?, ?>> joined(
            List<Attribute<?, ?>> before, List<? extends Attribute<?, ?>> attributes) {
        List<Attribute<?, ?>> all = new ArrayList<>(before);
        all.addAll(attributes);
        return all;
    }
}
