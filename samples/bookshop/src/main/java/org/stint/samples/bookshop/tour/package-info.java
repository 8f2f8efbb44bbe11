/**
 * The tour through the shop: each chapter is one class that shows one thing about units of work. The chapters build
 * on each other and run in the order of {@code Tour}.
 */
@NullMarked
package org.stint.samples.bookshop.tour;

import org.jspecify.annotations.NullMarked;
