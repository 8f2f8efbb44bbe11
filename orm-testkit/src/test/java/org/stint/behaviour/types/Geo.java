package org.stint.behaviour.types;

import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;

/** A place on earth; a record with primitive components, inside of another embedded object. */
@Embeddable
record Geo(@Column(name = "lat") double latitude, double longitude) {}
