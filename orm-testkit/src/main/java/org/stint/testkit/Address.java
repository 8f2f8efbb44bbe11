package org.stint.testkit;

/**
 * Where a client finds a test's database.
 *
 * @param url the JDBC URL
 * @param user the user
 * @param password the password, empty for none
 */
public record Address(String url, String user, String password) {}
