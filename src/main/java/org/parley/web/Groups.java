package org.parley.web;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;

/**
 * The groups of who sends a request, where the server tells them (Jakarta Authorization 2, section 4.6.1.1).
 *
 * <p>Payara and GlassFish know no role that the WAR does not declare, and which there are is the administrator's to say. It
 * is asked by reflection: Authorization is no part of the Web Profile, and Tomcat has none.
 */
final class Groups {

    private static final System.Logger LOG = System.getLogger(Groups.class.getName());
    private static final String CONTEXT = "jakarta.security.jacc.PolicyContext";
    private static final String SUBJECT = "javax.security.auth.Subject.container";

    /** What those two call the kind of principal that is a group: {@code org.glassfish.security.common.Group}. */
    private static final String GROUP = "Group";

    private Groups() {}

    /** Returns the names of the groups of the person whose request this thread serves; none where nobody tells. */
    static Set<String> ofCaller() {
        return subject().map(Groups::of).orElse(Set.of());
    }

    private static Set<String> of(Subject subject) {
        return subject.getPrincipals().stream()
                .filter(principal -> principal.getClass().getSimpleName().equals(GROUP))
                .map(Principal::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Subject> subject() {
        try {
            Object subject =
                    Class.forName(CONTEXT).getMethod("getContext", String.class).invoke(null, SUBJECT);
            return subject instanceof Subject known ? Optional.of(known) : Optional.empty();
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, "this server tells no groups", e);
            return Optional.empty();
        }
    }
}
