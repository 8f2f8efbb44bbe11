/**
 * The small types that generated code, woven classes and the run time share. Applications meet only
 * {@link org.stint.contract.Ref} here.
 */
@NullMarked
package org.stint.contract;

import org.jspecify.annotations.NullMarked;
