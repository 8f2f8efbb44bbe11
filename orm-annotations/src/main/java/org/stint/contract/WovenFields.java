package org.stint.contract;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What woven code and the run time need to agree on about woven fields. */
public final class WovenFields {

    private WovenFields() {}

    /**
     * For each woven field of an object the position of its attribute, -1 if there is none.
     *
     * @param attributes the names of the attributes, in order
     */
    public static int[] positions(Woven object, List<String> attributes) {
        return Arrays.stream(object.stintFields()).mapToInt(attributes::indexOf).toArray();
    }

    /** Whether an object holds the value of a field; only a lazy field of a woven object may not. */
    public static boolean isLoaded(Object object, String name) {
        if (object instanceof Woven woven) {
            String[] fields = woven.stintFields();
            for (int field = 0; field < fields.length; field++) {
                if (fields[field].equals(name)) {
                    return woven.stintLoaded(field);
                }
            }
        }
        return true;
    }

    /**
     * Called by woven classes: the fields of a superclass and those of the class itself.
     *
     * @param inherited the fields of the superclass, or null if it is not woven
     * @param expected how many there were when the class was woven
     * @param own the names of the fields of the class itself, separated by commas
     * @throws IllegalStateException if the superclass has changed since
     */
    public static String[] join(String @Nullable [] inherited, int expected, String own) {
        String[] names = own.isEmpty() ? new String[0] : own.split(",");
        int first = inherited == null ? 0 : inherited.length;
        if (first != expected) {
            throw new IllegalStateException("The class with the fields " + own + " was woven when its superclass had "
                    + expected + " persistent fields, but now it has " + first + ". Rebuild the module.");
        }
        String[] all = new String[first + names.length];
        if (inherited != null) {
            System.arraycopy(inherited, 0, all, 0, first);
        }
        System.arraycopy(names, 0, all, first, names.length);
        return all;
    }

    /**
     * Called by woven classes: fills a lazy field that is read for the first time.
     *
     * @throws RuntimeException if it cannot be loaded any more
     */
    public static void load(Woven object, int field) {
        Tracker tracker = object.stintTracker();
        if (tracker == null) {
            throw new IllegalStateException(
                    "Cannot load " + object.getClass().getSimpleName() + "." + object.stintFields()[field]
                            + ": the object belongs to no session. Read the attribute while the session is open.");
        }
        object.stintSet(field, tracker.load(object, field));
    }
}
