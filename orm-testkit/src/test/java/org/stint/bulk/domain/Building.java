package org.stint.bulk.domain;

import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.contract.Ref;

/** What is within something else, of which an object says no more than which it is. */
public final class Building {

    private Building() {}

    /** A wing of the building. */
    @Entity
    public static class Wing {

        @Id
        private Long id;

        private String name;

        Wing() {}
    }

    /** A room in a wing. */
    @Entity
    public static class Room {

        @Id
        private Long id;

        @ManyToOne
        private Ref<Wing> wing;

        Room() {}
    }

    /** A desk in a room. */
    @Entity
    public static class Desk {

        @Id
        private Long id;

        private String owner;

        @ManyToOne
        private Ref<Room> room;

        Desk() {}

        public String getOwner() {
            return owner;
        }

        public void setOwner(String owner) {
            this.owner = owner;
        }

        public Ref<Room> getRoom() {
            return room;
        }

        public void setRoom(Ref<Room> room) {
            this.room = room;
        }
    }
}
