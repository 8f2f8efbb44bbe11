package org.stint.internal.state;

import java.util.Arrays;
import java.util.List;
import org.stint.contract.EntityAccessor;
import org.stint.contract.Woven;
import org.stint.contract.WovenFields;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;

/**
 * How the fields that the weaver counted and the attributes that the processor counted belong together.
 *
 * @param attributes for each woven field the position of its attribute, or of the first one of the embedded object in it;
 *     -1 if there is none
 * @param complete whether every attribute has a woven field
 * @param lazy the references and columns that are loaded when they are first read
 */
record WovenAttributes(int[] attributes, boolean complete, List<AttributeModel> lazy) {

    /** Of a class, which need not be woven. */
    static <E> WovenAttributes of(EntityModel<E> model, EntityAccessor<E> accessor) {
        if (!Woven.class.isAssignableFrom(model.type())) {
            return new WovenAttributes(new int[0], false, List.of());
        }
        Woven object = (Woven) accessor.instantiate();
        List<AttributeModel> all = model.attributes();
        int[] attributes = WovenFields.positions(
                object, all.stream().map(AttributeModel::rootName).toList());
        List<AttributeModel> lazy = all.stream()
                .filter(attribute -> isLazy(object, indexOf(attributes, model.holder(attribute)), attribute))
                .toList();
        List<String> fields = List.of(object.stintFields());
        boolean complete = all.stream().allMatch(attribute -> fields.contains(attribute.rootName()));
        return new WovenAttributes(attributes, complete, lazy);
    }

    /** The woven field of an attribute, -1 if there is none. */
    int fieldOf(AttributeModel attribute) {
        return indexOf(attributes, attribute);
    }

    private static boolean isLazy(Woven object, int field, AttributeModel attribute) {
        return field >= 0
                && object.stintLazy(field)
                && (attribute.reference() == null
                        ? attribute.name().equals(attribute.rootName())
                        : !attribute.reference().asRef()
                                && (attribute.reference().isPart()
                                        || attribute.name().equals(attribute.rootName())));
    }

    private static int indexOf(int[] attributes, AttributeModel attribute) {
        for (int field = 0; field < attributes.length; field++) {
            if (attributes[field] == attribute.index()) {
                return field;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return Arrays.toString(attributes);
    }
}
