package org.stint.samples.bookshop.tour;

import org.stint.samples.bookshop.console.Page;

/** One station of the tour. */
interface Chapter {

    /** What it is called. */
    String title();

    /** What it shows, in a sentence or two. */
    String about();

    /** Does the work and prints what happened. */
    void tell(Shop shop, Page page);
}
