/** The entities of the behaviour suite: between them they have every kind of id, version and column. */
package org.stint.bulk.domain;
