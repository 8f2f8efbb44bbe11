/**
 * Runs one test on every database that Stint supports and in every way of tracking changes. A
 * {@link org.stint.testkit.Workbench} gives each run an empty database of its own, records the SQL that Stint sends
 * and reads the rows independently of it.
 */
@NullMarked
package org.stint.testkit;

import org.jspecify.annotations.NullMarked;
