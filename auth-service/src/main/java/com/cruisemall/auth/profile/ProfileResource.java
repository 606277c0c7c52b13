package com.cruisemall.auth.profile;

import com.cruisemall.auth.affiliate.AffiliateProfile;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.version.Version;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Profile of the signed-in person. A change needs {@code If-Match} with the {@code ETag} that it is
 * based on: 428 without, 412 if the profile has changed since. A login does not change the {@code
 * ETag}.
 */
@Path("/api/user/profile")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProfileResource {
  private final ProfileRepository repository;
  private final UpdateProfile update;
  private final Caller caller;

  ProfileResource(ProfileRepository repository, UpdateProfile update, Caller caller) {
    this.repository = repository;
    this.update = update;
    this.caller = caller;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Whole(Profile.User user, List<Trip> trips, @Nullable AffiliateProfile affiliateProfile)
      implements SuccessBody {}

  record Changed(Profile.User user) implements SuccessBody {}

  @GET
  public RestResponse<Whole> profile() {
    Profile profile =
        repository
            .find(caller.requireUserId())
            .orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED));
    return response(
        new Whole(profile.user(), profile.trips(), profile.affiliateProfile()), profile.user());
  }

  @PATCH
  public RestResponse<Changed> change(
      @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid ProfileChange change) {
    Profile.User user = update.update(caller.requireUserId(), Version.required(ifMatch), change);
    return response(new Changed(user), user);
  }

  private static <T> RestResponse<T> response(T body, Profile.User user) {
    return ResponseBuilder.ok(body).tag(new Version(user.version()).tag()).build();
  }
}
