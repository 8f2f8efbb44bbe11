/**
 * The catalogue that the shop begins with: real books, from a file. It knows nothing of the database.
 */
@NullMarked
package org.stint.samples.bookshop.catalogue;

import org.jspecify.annotations.NullMarked;
