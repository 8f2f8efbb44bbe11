package org.stint.benchmarks;

/** A class that is no entity, so that nothing is woven into it. */
public class Tally {

    private int bookings;

    public int getBookings() {
        return bookings;
    }

    public void setBookings(int bookings) {
        this.bookings = bookings;
    }
}
