/** What columns make of values: types, converters, embedded objects, ids, and what the database fills in. */
package org.stint.behaviour.types;
