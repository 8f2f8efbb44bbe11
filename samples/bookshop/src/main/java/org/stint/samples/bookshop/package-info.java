/**
 * A bookshop on the console: the program, its options and the database it runs on. The chapters that it walks through
 * are in {@code tour}.
 */
@NullMarked
package org.stint.samples.bookshop;

import org.jspecify.annotations.NullMarked;
