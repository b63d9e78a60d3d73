/** How clients reach the sandbox and nobody else does: key, certificate, token and the kubeconfig made of them. */
@NullMarked
package dev.breakwater.sandbox.access;

import org.jspecify.annotations.NullMarked;
