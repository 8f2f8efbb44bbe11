package org.stint.internal.state;

/** How the sessions of a factory know what changed. */
public enum ChangeTracking {

    /** Every managed object is compared with the values it was read with. */
    SNAPSHOT {
        @Override
        <E> StoredValues memory(EntityEntry<E> entry, Worklist worklist) {
            return new Snapshot<>(entry.type(), entry.entity());
        }

        @Override
        public DirtyCheck check(EntityTypes types) {
            return new SnapshotDirtyCheck(types);
        }
    },

    /** Woven objects tell of the first write to each field; only what they told of is compared. */
    RECORDED {
        @Override
        <E> StoredValues memory(EntityEntry<E> entry, Worklist worklist) {
            return new Recording<>(entry, worklist, null);
        }

        @Override
        public DirtyCheck check(EntityTypes types) {
            return new RecordedDirtyCheck(types);
        }
    },

    /** As RECORDED; besides, everything is compared, and a change that no object told of is an error. */
    VERIFIED {
        @Override
        <E> StoredValues memory(EntityEntry<E> entry, Worklist worklist) {
            return new Recording<>(entry, worklist, new Verification<>(entry));
        }

        @Override
        public DirtyCheck check(EntityTypes types) {
            return new RecordedDirtyCheck(types);
        }
    };

    /** What an entry keeps of its row. */
    abstract <E> StoredValues memory(EntityEntry<E> entry, Worklist worklist);

    /** The check that suits what entries keep. */
    public abstract DirtyCheck check(EntityTypes types);

    /** Whether objects tell of changes. */
    public boolean isRecorded() {
        return this != SNAPSHOT;
    }
}
