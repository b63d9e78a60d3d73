/** Requests to one API server and what it answers, before anybody says what that means. */
@NullMarked
package dev.breakwater.cluster.http;

import org.jspecify.annotations.NullMarked;
