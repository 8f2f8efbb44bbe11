package org.stint.type;

/** A type whose columns hold the very values, up to their scale and precision, and nothing that is made of them. */
interface DirectType<T> extends SqlType<T> {}
