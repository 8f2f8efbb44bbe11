package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stint.behaviour.domain.Sample;
import org.stint.behaviour.domain.Sample_;
import org.stint.contract.EntityAccessor;
import org.stint.contract.FieldSource;
import org.stint.contract.Woven;
import org.stint.internal.access.Accessors;
import org.stint.mapping.EntityModel;

/** A row goes straight into the fields of an object: no value of a primitive field becomes an object on the way. */
class FilledFieldsTest {

    private final EntityModel<Sample> model = EntityModel.of(Sample_.SAMPLE);
    private final EntityAccessor<Sample> accessor = Accessors.of(model);

    @Test
    void primitiveFieldsTakePrimitiveValues() throws Exception {
        Typed source = new Typed();
        Sample sample = accessor.instantiate();

        accessor.fill(sample, source);

        assertThat(source.primitives)
                .containsExactly("big", "exact", "letter", "real", "small", "tiny", "truth", "whole");
        assertThat(accessor.get(sample, index("truth"))).isEqualTo(true);
        assertThat(accessor.get(sample, index("tiny"))).isEqualTo((byte) 1);
        assertThat(accessor.get(sample, index("small"))).isEqualTo((short) 2);
        assertThat(accessor.get(sample, index("letter"))).isEqualTo('c');
        assertThat(accessor.get(sample, index("whole"))).isEqualTo(3);
        assertThat(accessor.get(sample, index("big"))).isEqualTo(4L);
        assertThat(accessor.get(sample, index("real"))).isEqualTo(0.5f);
        assertThat(accessor.get(sample, index("exact"))).isEqualTo(0.25);
        assertThat(accessor.get(sample, index("wholeOrNull"))).isNull();
    }

    @Test
    void nothingButGeneratedOrWovenCodeReachesTheFields() {
        String expected = Woven.class.isAssignableFrom(Sample.class) ? "WovenAccessor" : "$StintAccessor";

        assertThat(accessor.getClass().getName()).contains(expected);
    }

    private int index(String name) {
        return model.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow()
                .index();
    }

    /** Notes for which attributes it is asked by a method for primitives. */
    private final class Typed implements FieldSource {

        private final Set<String> primitives = new TreeSet<>();

        private void asked(int attribute) {
            primitives.add(model.attributes().get(attribute).name());
        }

        @Override
        public Object value(int attribute) {
            return null;
        }

        @Override
        public boolean booleanValue(int attribute) {
            asked(attribute);
            return true;
        }

        @Override
        public byte byteValue(int attribute) {
            asked(attribute);
            return 1;
        }

        @Override
        public short shortValue(int attribute) {
            asked(attribute);
            return 2;
        }

        @Override
        public char charValue(int attribute) {
            asked(attribute);
            return 'c';
        }

        @Override
        public int intValue(int attribute) {
            asked(attribute);
            return 3;
        }

        @Override
        public long longValue(int attribute) {
            asked(attribute);
            return 4;
        }

        @Override
        public float floatValue(int attribute) {
            asked(attribute);
            return 0.5f;
        }

        @Override
        public double doubleValue(int attribute) {
            asked(attribute);
            return 0.25;
        }
    }
}
