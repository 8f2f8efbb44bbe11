/**
 * What differs between databases: how SQL is spelled, what a statement can give back, what an error of the driver
 * names. A {@link org.stint.dialect.Dialect} is a writer of SQL and a handful of answers; no driver is needed to load it.
 */
@NullMarked
package org.stint.dialect;

import org.jspecify.annotations.NullMarked;
