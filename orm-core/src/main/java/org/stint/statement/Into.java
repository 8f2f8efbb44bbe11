package org.stint.statement;

import java.util.List;

/**
 * Constructors and other functions of one to ten parameters, of which a projection makes its values. The function is
 * handed null where the row has NULL; a parameter of a primitive type cannot take that.
 */
public final class Into {

    private Into() {}

    /**
     * A function of one parameter.
     *
     * @param <A> the type of the first parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface One<A, R> {

        /** Makes a value. */
        R make(A a);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(Selectable<A> a) {
            return new Projection<>(List.of(a), values -> make((A) values[0]));
        }
    }

    /**
     * A function of two parameters.
     *
     * @param <A> the type of the first parameter
     * @param <B> the type of the second parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface Two<A, B, R> {

        /** Makes a value. */
        R make(A a, B b);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(Selectable<A> a, Selectable<B> b) {
            return new Projection<>(List.of(a, b), values -> make((A) values[0], (B) values[1]));
        }
    }

    /**
     * A function of three parameters.
     *
     * @param <A> the type of the first parameter
     * @param <B> the type of the second parameter
     * @param <C> the type of the third parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface Three<A, B, C, R> {

        /** Makes a value. */
        R make(A a, B b, C c);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(Selectable<A> a, Selectable<B> b, Selectable<C> c) {
            return new Projection<>(List.of(a, b, c), values -> make((A) values[0], (B) values[1], (C) values[2]));
        }
    }

    /**
     * A function of four parameters.
     *
     * @param <A> the type of the first parameter
     * @param <B> the type of the second parameter
     * @param <C> the type of the third parameter
     * @param <D> the type of the fourth parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface Four<A, B, C, D, R> {

        /** Makes a value. */
        R make(A a, B b, C c, D d);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d) {
            return new Projection<>(
                    List.of(a, b, c, d), values -> make((A) values[0], (B) values[1], (C) values[2], (D) values[3]));
        }
    }

    /**
     * A function of five parameters.
     *
     * @param <A> the type of the first parameter
     * @param <B> the type of the second parameter
     * @param <C> the type of the third parameter
     * @param <D> the type of the fourth parameter
     * @param <E> the type of the fifth parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface Five<A, B, C, D, E, R> {

        /** Makes a value. */
        R make(A a, B b, C c, D d, E e);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d, Selectable<E> e) {
            return new Projection<>(
                    List.of(a, b, c, d, e),
                    values -> make((A) values[0], (B) values[1], (C) values[2], (D) values[3], (E) values[4]));
        }
    }

    /**
     * A function of six parameters.
     *
     * @param <A> the type of the first parameter
     * @param <B> the type of the second parameter
     * @param <C> the type of the third parameter
     * @param <D> the type of the fourth parameter
     * @param <E> the type of the fifth parameter
     * @param <F> the type of the sixth parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface Six<A, B, C, D, E, F, R> {

        /** Makes a value. */
        R make(A a, B b, C c, D d, E e, F f);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(
                Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d, Selectable<E> e, Selectable<F> f) {
            return new Projection<>(
                    List.of(a, b, c, d, e, f),
                    values -> make(
                            (A) values[0], (B) values[1], (C) values[2], (D) values[3], (E) values[4], (F) values[5]));
        }
    }

    /**
     * A function of seven parameters.
     *
     * @param <A> the type of the first parameter
     * @param <B> the type of the second parameter
     * @param <C> the type of the third parameter
     * @param <D> the type of the fourth parameter
     * @param <E> the type of the fifth parameter
     * @param <F> the type of the sixth parameter
     * @param <G> the type of the seventh parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface Seven<A, B, C, D, E, F, G, R> {

        /** Makes a value. */
        R make(A a, B b, C c, D d, E e, F f, G g);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(
                Selectable<A> a,
                Selectable<B> b,
                Selectable<C> c,
                Selectable<D> d,
                Selectable<E> e,
                Selectable<F> f,
                Selectable<G> g) {
            return new Projection<>(
                    List.of(a, b, c, d, e, f, g),
                    values -> make(
                            (A) values[0],
                            (B) values[1],
                            (C) values[2],
                            (D) values[3],
                            (E) values[4],
                            (F) values[5],
                            (G) values[6]));
        }
    }

    /**
     * A function of eight parameters.
     *
     * @param <A> the type of the first parameter
     * @param <B> the type of the second parameter
     * @param <C> the type of the third parameter
     * @param <D> the type of the fourth parameter
     * @param <E> the type of the fifth parameter
     * @param <F> the type of the sixth parameter
     * @param <G> the type of the seventh parameter
     * @param <H> the type of the eighth parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface Eight<A, B, C, D, E, F, G, H, R> {

        /** Makes a value. */
        R make(A a, B b, C c, D d, E e, F f, G g, H h);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(
                Selectable<A> a,
                Selectable<B> b,
                Selectable<C> c,
                Selectable<D> d,
                Selectable<E> e,
                Selectable<F> f,
                Selectable<G> g,
                Selectable<H> h) {
            return new Projection<>(
                    List.of(a, b, c, d, e, f, g, h),
                    values -> make(
                            (A) values[0],
                            (B) values[1],
                            (C) values[2],
                            (D) values[3],
                            (E) values[4],
                            (F) values[5],
                            (G) values[6],
                            (H) values[7]));
        }
    }

    /**
     * A function of nine parameters.
     *
     * @param <A> the type of the first parameter
     * @param <B> the type of the second parameter
     * @param <C> the type of the third parameter
     * @param <D> the type of the fourth parameter
     * @param <E> the type of the fifth parameter
     * @param <F> the type of the sixth parameter
     * @param <G> the type of the seventh parameter
     * @param <H> the type of the eighth parameter
     * @param <I> the type of the ninth parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface Nine<A, B, C, D, E, F, G, H, I, R> {

        /** Makes a value. */
        R make(A a, B b, C c, D d, E e, F f, G g, H h, I i);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(
                Selectable<A> a,
                Selectable<B> b,
                Selectable<C> c,
                Selectable<D> d,
                Selectable<E> e,
                Selectable<F> f,
                Selectable<G> g,
                Selectable<H> h,
                Selectable<I> i) {
            return new Projection<>(
                    List.of(a, b, c, d, e, f, g, h, i),
                    values -> make(
                            (A) values[0],
                            (B) values[1],
                            (C) values[2],
                            (D) values[3],
                            (E) values[4],
                            (F) values[5],
                            (G) values[6],
                            (H) values[7],
                            (I) values[8]));
        }
    }

    /**
     * A function of ten parameters.
     *
     * @param <A> the type of the first parameter
     * @param <B> the type of the second parameter
     * @param <C> the type of the third parameter
     * @param <D> the type of the fourth parameter
     * @param <E> the type of the fifth parameter
     * @param <F> the type of the sixth parameter
     * @param <G> the type of the seventh parameter
     * @param <H> the type of the eighth parameter
     * @param <I> the type of the ninth parameter
     * @param <J> the type of the tenth parameter
     * @param <R> what it makes
     */
    @FunctionalInterface
    public interface Ten<A, B, C, D, E, F, G, H, I, J, R> {

        /** Makes a value. */
        R make(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);

        /** Makes a value of each row, from what is selected here. */
        @SuppressWarnings("unchecked") // each value was read with the type of its part
        default Projection<R> of(
                Selectable<A> a,
                Selectable<B> b,
                Selectable<C> c,
                Selectable<D> d,
                Selectable<E> e,
                Selectable<F> f,
                Selectable<G> g,
                Selectable<H> h,
                Selectable<I> i,
                Selectable<J> j) {
            return new Projection<>(
                    List.of(a, b, c, d, e, f, g, h, i, j),
                    values -> make(
                            (A) values[0],
                            (B) values[1],
                            (C) values[2],
                            (D) values[3],
                            (E) values[4],
                            (F) values[5],
                            (G) values[6],
                            (H) values[7],
                            (I) values[8],
                            (J) values[9]));
        }
    }
}
