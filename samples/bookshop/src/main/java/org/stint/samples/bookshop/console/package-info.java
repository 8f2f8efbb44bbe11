/**
 * How the tour looks on the console: chapters, tables and statements in plain text. Nothing here knows of books.
 */
@NullMarked
package org.stint.samples.bookshop.console;

import org.jspecify.annotations.NullMarked;
