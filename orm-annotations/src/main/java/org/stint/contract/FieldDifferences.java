package org.stint.contract;

/** Hears which fields of an object may not hold the values that it is compared with. */
@FunctionalInterface
public interface FieldDifferences {

    /** The field of an attribute holds something else than the value, which may yet mean the same to its column. */
    void mayDiffer(int attribute);
}
