/**
 * Entities as the run time sees them: models built from the generated tables. Nothing here reads an annotation or
 * touches a database.
 */
@NullMarked
package org.stint.mapping;

import org.jspecify.annotations.NullMarked;
