package org.stint.dialect;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.type.ColumnType;

/** How names and types are spelled on H2. */
abstract class H2Names extends Dialect {

    private static final Set<String> RESERVED = words("""
            all and any array as asymmetric authorization between both case cast check constraint cross
            current_catalog current_date current_path current_role current_schema current_time current_timestamp
            current_user day default distinct else end except exists false fetch for foreign from full group groups
            having hour if ilike in inner intersect intersects interval is join key leading left like limit localtime
            localtimestamp minus minute month natural not null offset on or order over partition primary qualify range
            regexp right row rownum rows second select session_user set some symmetric system_user table to top
            trailing true uescape union unique unknown user using value values when where window with year _rowid_
            """);

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public String typeName(ColumnType type) {
        return switch (type.kind()) {
            // without a precision H2 takes DECIMAL for a whole number
            case DECIMAL -> type.precision() == 0 ? "DECFLOAT" : super.typeName(type);
            // its JSON takes a million characters at most, and makes a JSON string of every text
            case JSON -> "CHARACTER LARGE OBJECT";
            default -> super.typeName(type);
        };
    }

    @Override
    public @Nullable String columnCheck(String name, ColumnType type) {
        return type.kind() == ColumnType.Kind.JSON ? quote(name) + " IS JSON" : null;
    }

    @Override
    public String storedName(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    protected boolean isReserved(String name) {
        return RESERVED.contains(name);
    }
}
