/**
 * What the shop knows of books. The annotation processor writes {@code Author_} and {@code Book_} into this package,
 * the tables that statements name.
 */
@NullMarked
package org.stint.samples.bookshop.domain;

import org.jspecify.annotations.NullMarked;
