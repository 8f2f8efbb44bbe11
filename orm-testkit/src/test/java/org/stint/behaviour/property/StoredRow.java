package org.stint.behaviour.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A row of the model: the values of the columns in the order of the fields, references as {@link Key}, and the version. */
record StoredRow(List<Object> values, Object version) {

    StoredRow(Object[] values, Object version) {
        this(Arrays.asList(values.clone()), version);
    }

    Object value(int index) {
        return values.get(index);
    }

    StoredRow with(int index, Object value) {
        List<Object> changed = new ArrayList<>(values);
        changed.set(index, value);
        return new StoredRow(changed, version);
    }

    StoredRow withVersion(Object newVersion) {
        return new StoredRow(values, newVersion);
    }
}
