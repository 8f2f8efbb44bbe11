package org.stint.internal.validation;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.annotation.ElementType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stint.contract.WovenFields;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EmbeddedModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;
import org.stint.statement.ColumnDefinition.Role;
import org.stint.statement.Generation;

/**
 * Bean Validation by Hibernate Validator, without an expression language: messages know parameters only. Attributes
 * that the database or the flush fills are not checked, for they are filled later.
 */
public final class BeanValidation implements EntityValidator, AutoCloseable {

    private final ValidatorFactory factory;
    private final Validator validator;
    private final Set<Class<?>> constrained;

    private BeanValidation(ValidatorFactory factory, Set<Class<?>> constrained) {
        this.factory = factory;
        this.validator = factory.getValidator();
        this.constrained = constrained;
    }

    /** A validator for the entities of a mapping that carry a constraint. */
    public static BeanValidation of(Mapping mapping) {
        ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new MessageInterpolation())
                .traversableResolver(new StoredAttributes(mapping))
                .buildValidatorFactory();
        return new BeanValidation(
                factory,
                mapping.models().stream()
                        .filter(model -> model.table().constrained())
                        .map(EntityModel::type)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void validate(List<Object> entities) {
        Set<ConstraintViolation<?>> violations = new LinkedHashSet<>();
        List<String> sentences = new ArrayList<>();
        for (Object entity : entities) {
            if (constrained.contains(entity.getClass())) {
                for (ConstraintViolation<Object> violation : inOrder(validator.validate(entity))) {
                    violations.add(violation);
                    sentences.add(entity.getClass().getSimpleName() + "." + violation.getPropertyPath() + " "
                            + violation.getMessage());
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(
                    "Cannot flush: " + String.join("; ", sentences) + ". Nothing was written.", violations);
        }
    }

    /** The validator gives them in any order, and the same mistakes are to be told in the same words. */
    private static List<ConstraintViolation<Object>> inOrder(Set<ConstraintViolation<Object>> violations) {
        return violations.stream()
                .sorted(Comparator.comparing((ConstraintViolation<Object> violation) ->
                                violation.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .toList();
    }

    @Override
    public void close() {
        factory.close();
    }

    /** Hides generated ids, versions and times and what was not loaded yet, and does not walk from one entity into another. */
    private static final class StoredAttributes implements TraversableResolver {

        private final Map<Class<?>, Set<String>> hidden = new HashMap<>();
        private final Map<Class<?>, Set<String>> references = new HashMap<>();

        StoredAttributes(Mapping mapping) {
            for (EntityModel<?> model : mapping.models()) {
                hide(model.type(), "", model.attributes());
                model.embedded().forEach(this::hideIn);
            }
        }

        private void hideIn(EmbeddedModel object) {
            hide(object.type(), object.path() + ".", object.attributes());
            object.parts().forEach(part -> Stream.ofNullable(part.embedded()).forEach(this::hideIn));
        }

        /** Hides, in the class at a path, what is filled later and lies right below the path. */
        private void hide(Class<?> type, String path, List<AttributeModel> attributes) {
            Set<String> names = hidden.computeIfAbsent(type, any -> new HashSet<>());
            attributes.stream()
                    .filter(StoredAttributes::isFilledLater)
                    .map(attribute -> attribute.name().substring(path.length()))
                    .filter(name -> name.indexOf('.') < 0)
                    .forEach(names::add);
            Set<String> others = references.computeIfAbsent(type, any -> new HashSet<>());
            attributes.stream()
                    .filter(attribute -> attribute.reference() != null)
                    .map(attribute -> attribute.reference().isPart()
                            ? attribute.rootName()
                            : attribute.name().substring(path.length()))
                    .filter(name -> name.indexOf('.') < 0)
                    .forEach(others::add);
        }

        private static boolean isFilledLater(AttributeModel attribute) {
            return attribute.definition().filled() != null || !attribute.is(Role.PLAIN) && !isAssignedId(attribute);
        }

        private static boolean isAssignedId(AttributeModel attribute) {
            return attribute.is(Role.ID) && attribute.definition().generation() == Generation.ASSIGNED;
        }

        @Override
        public boolean isReachable(
                Object traversableObject,
                Path.Node traversableProperty,
                Class<?> rootBeanType,
                Path pathToTraversableObject,
                ElementType elementType) {
            Set<String> later = traversableObject == null ? null : hidden.get(traversableObject.getClass());
            return later == null
                    || (!later.contains(traversableProperty.getName())
                            && WovenFields.isLoaded(traversableObject, traversableProperty.getName()));
        }

        @Override
        public boolean isCascadable(
                Object traversableObject,
                Path.Node traversableProperty,
                Class<?> rootBeanType,
                Path pathToTraversableObject,
                ElementType elementType) {
            Set<String> others = traversableObject == null ? null : references.get(traversableObject.getClass());
            return others == null || !others.contains(traversableProperty.getName());
        }
    }
}
