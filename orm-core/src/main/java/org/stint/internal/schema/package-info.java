/**
 * The tables of the entities as DDL: printed, created, dropped, and compared with those of a database. Changing the schema
 * of a running system is left to migration tools.
 */
@NullMarked
package org.stint.internal.schema;

import org.jspecify.annotations.NullMarked;
