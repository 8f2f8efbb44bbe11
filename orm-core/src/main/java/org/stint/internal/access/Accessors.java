package org.stint.internal.access;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.contract.EntityAccessor;
import org.stint.contract.Woven;
import org.stint.contract.WovenFields;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;

/**
 * Makes the accessor that suits an entity class: the code that the weaver left in the class, otherwise code generated
 * now if Byte Buddy is there, otherwise method handles.
 */
public final class Accessors {

    private static final Logger LOG = LoggerFactory.getLogger(Accessors.class);

    private Accessors() {}

    /**
     * The accessor of an entity.
     *
     * @throws org.stint.exception.MappingException if the fields cannot be reached
     */
    public static <E> EntityAccessor<E> of(EntityModel<E> model) {
        EntityAccessor<E> fields = ofFields(model);
        boolean plain = model.embedded().isEmpty()
                && model.references().stream()
                        .noneMatch(reference -> reference.attributes().size() > 1);
        return plain ? fields : new EmbeddingAccessor<>(fields, model);
    }

    /**
     * The accessor of the fields as they are: an embedded object, or an entity that several columns refer to, is the value
     * of the first attribute of these.
     */
    private static <E> EntityAccessor<E> ofFields(EntityModel<E> model) {
        HandleAccessor<E> handles = HandleAccessor.of(model);
        if (Woven.class.isAssignableFrom(model.type())) {
            Woven prototype = (Woven) handles.instantiate();
            List<String> names =
                    model.attributes().stream().map(AttributeModel::rootName).toList();
            int[] positions = WovenFields.positions(prototype, names);
            if (WovenAccessor.covers(positions, (int) names.stream().distinct().count())) {
                return new WovenAccessor<>(prototype, positions, names.size());
            }
        }
        return generated(model, handles);
    }

    private static <E> EntityAccessor<E> generated(EntityModel<E> model, HandleAccessor<E> handles) {
        try {
            return GeneratedAccessors.of(model, handles.fields());
        } catch (NoClassDefFoundError absent) {
            LOG.debug(
                    "The fields of {} are reached through method handles, because {} is not there. Weave the class or"
                            + " add net.bytebuddy:byte-buddy for faster access.",
                    model.type().getName(),
                    absent.getMessage());
        } catch (ReflectiveOperationException | LinkageError closed) {
            LOG.debug(
                    "The fields of {} are reached through method handles, because no class could be generated beside"
                            + " it.",
                    model.type().getName(),
                    closed);
        }
        return handles;
    }
}
