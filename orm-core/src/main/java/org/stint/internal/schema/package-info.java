/**
 * The tables of the entities as DDL: printed, created and dropped. Changing the schema of a running system is left to
 * migration tools.
 */
@NullMarked
package org.stint.internal.schema;

import org.jspecify.annotations.NullMarked;
