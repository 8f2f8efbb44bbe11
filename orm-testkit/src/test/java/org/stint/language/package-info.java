/** What statements can say, each with its SQL on three databases and the rows that it gives on two. */
@org.jspecify.annotations.NullMarked
package org.stint.language;
