package org.stint.behaviour.property;

import static org.stint.behaviour.property.Field.field;
import static org.stint.behaviour.property.domain.Label_.LABEL;
import static org.stint.behaviour.property.domain.Shelf_.SHELF;
import static org.stint.behaviour.property.domain.Slip_.SLIP;
import static org.stint.behaviour.property.domain.Volume_.VOLUME;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.stint.behaviour.property.Field.Sort;
import org.stint.behaviour.property.domain.Label;
import org.stint.behaviour.property.domain.Shelf;
import org.stint.behaviour.property.domain.Slip;
import org.stint.behaviour.property.domain.Volume;
import org.stint.statement.Counts;
import org.stint.statement.Select;
import org.stint.statement.Statement;

/** The entity classes of random work, in an order in which their tables can be emptied from the last to the first. */
enum Kind {
    SHELVES(
            Shelf.class,
            Shelf::new,
            Shelf::getId,
            Shelf::getVersion,
            select(SHELF),
            size -> update(SHELF).set(SHELF.size, SHELF.size.plus(1)).where(SHELF.size.ge(size)),
            null,
            field("size", "size", Sort.SIZE, Shelf::getSize, Shelf::setSize),
            field("code", "code", Sort.CODE, Shelf::getCode, Shelf::setCode),
            field("name", "name", Sort.TEXT, Shelf::getName, Shelf::setName),
            field("below", "below_id", Sort.REFERENCE, Shelf::getBelow, Shelf::setBelow)),
    VOLUMES(
            Volume.class,
            Volume::new,
            Volume::getId,
            Volume::getVersion,
            select(VOLUME),
            size -> update(VOLUME).set(VOLUME.size, VOLUME.size.plus(1)).where(VOLUME.size.ge(size)),
            null,
            field("size", "size", Sort.SIZE, Volume::getSize, Volume::setSize),
            field("code", "code", Sort.CODE, Volume::getCode, Volume::setCode),
            field("price", "price", Sort.PRICE, Volume::getPrice, Volume::setPrice),
            field("printed", "printed", Sort.TIME, Volume::getPrinted, Volume::setPrinted),
            field("cover", "cover", Sort.BYTES, Volume::getCover, Volume::setCover),
            field("shelf", "shelf_id", Sort.REFERENCE, Volume::getShelf, Volume::setShelf),
            field("sequel", "sequel_id", Sort.REFERENCE, Volume::getSequel, Volume::setSequel),
            field("updatedAt", "updated_at", Sort.UPDATED_AT, Volume::getUpdatedAt, Volume::setUpdatedAt)),
    SLIPS(
            Slip.class,
            Slip::new,
            slip -> slip.getId() == 0 ? null : slip.getId(),
            null,
            select(SLIP),
            size -> update(SLIP).set(SLIP.size, SLIP.size.plus(1)).where(SLIP.size.ge(size)),
            null,
            field("size", "size", Sort.SIZE, Slip::getSize, Slip::setSize),
            field("text", "text", Sort.TEXT, Slip::getText, Slip::setText),
            field("picture", "picture", Sort.BYTES, Slip::getPicture, Slip::setPicture),
            field("volume", "volume_id", Sort.REFERENCE, Slip::getVolume, Slip::setVolume),
            field("previous", "previous_id", Sort.REFERENCE, Slip::getPrevious, Slip::setPrevious)),
    LABELS(
            Label.class,
            Label::new,
            Label::getId,
            Label::getVersion,
            select(LABEL),
            size -> update(LABEL).set(LABEL.size, LABEL.size.plus(1)).where(LABEL.size.ge(size)),
            size -> deleteFrom(LABEL).where(LABEL.size.ge(size)),
            field("size", "size", Sort.SIZE, Label::getSize, Label::setSize),
            field("code", "code", Sort.CODE, Label::getCode, Label::setCode),
            field("price", "price", Sort.PRICE, Label::getPrice, Label::setPrice),
            field("volume", "volume_id", Sort.REFERENCE, Label::getVolume, Label::setVolume));

    private final Class<?> type;
    private final Supplier<?> maker;
    private final Function<Object, Object> id;
    private final Function<Object, Object> version;
    private final Select<?> all;
    private final IntFunction<Statement<Counts>> growing;
    private final IntFunction<Statement<Counts>> deleting;
    private final List<Field> fields;

    @SuppressWarnings("unchecked") // the functions are only ever used with entities of this kind
    <E> Kind(
            Class<E> type,
            Supplier<E> maker,
            Function<E, ?> id,
            Function<E, ?> version,
            Select<E> all,
            IntFunction<Statement<Counts>> growing,
            IntFunction<Statement<Counts>> deleting,
            Field... fields) {
        this.type = type;
        this.maker = maker;
        this.id = (Function<Object, Object>) id;
        this.version = (Function<Object, Object>) version;
        this.all = all;
        this.growing = growing;
        this.deleting = deleting;
        this.fields = List.of(fields);
    }

    static Class<?>[] types() {
        return List.of(values()).stream().map(Kind::type).toArray(Class<?>[]::new);
    }

    static Kind of(Object entity) {
        for (Kind kind : values()) {
            if (kind.type.isInstance(entity)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Not an entity of random work: " + entity);
    }

    Class<?> type() {
        return type;
    }

    String table() {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    List<Field> fields() {
        return fields;
    }

    /** The position of the first field of a sort, or -1. */
    int first(Sort sort) {
        for (int index = 0; index < fields.size(); index++) {
            if (fields.get(index).sort() == sort) {
                return index;
            }
        }
        return -1;
    }

    Kind target(Field field) {
        return switch (field.name()) {
            case "below", "shelf" -> SHELVES;
            case "sequel", "volume" -> VOLUMES;
            case "previous" -> SLIPS;
            default -> throw new IllegalArgumentException(field.name() + " is no reference");
        };
    }

    boolean isVersioned() {
        return version != null;
    }

    boolean isNumberedByApplication() {
        return this == LABELS;
    }

    Object make() {
        return maker.get();
    }

    /** The id of an object, null while it has none. */
    Object id(Object entity) {
        return id.apply(entity);
    }

    /** The version of an object, null if it has none. */
    Object version(Object entity) {
        return version == null ? null : version.apply(entity);
    }

    /** The version of an object that was never stored. */
    Object initialVersion() {
        return version(make());
    }

    /** All rows. */
    Select<?> all() {
        return all;
    }

    /** Makes what has at least this size one larger. */
    Statement<Counts> growing(int size) {
        return growing.apply(size);
    }

    /** Deletes what has at least this size, or null where others may refer to the rows. */
    Statement<Counts> deleting(int size) {
        return deleting == null ? null : deleting.apply(size);
    }
}
