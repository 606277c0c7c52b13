package com.cruisemall.upload.image;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of images and their variants. Callers bring the transaction. */
@Singleton
class ImageRepository {
  private final EntityManager database;

  ImageRepository(EntityManager database) {
    this.database = database;
  }

  /** Finds the image of a file. */
  Optional<Image> findByDigest(String sha256) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                "select id, width, height from image where sha256 = :sha256", Tuple.class)
            .setParameter("sha256", sha256)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row ->
            image(
                row.get("id", UUID.class),
                row.get("width", Integer.class),
                row.get("height", Integer.class)));
  }

  /** Inserts an image, unless another transaction has just inserted the same. */
  void add(UUID id, String sha256, int width, int height, UUID createdBy) {
    database
        .createNativeQuery(
            """
            insert into image (id, sha256, width, height, created_by)
            values (:id, :sha256, :width, :height, :createdBy) on conflict do nothing
            """)
        .setParameter("id", id)
        .setParameter("sha256", sha256)
        .setParameter("width", width)
        .setParameter("height", height)
        .setParameter("createdBy", createdBy)
        .executeUpdate();
  }

  void add(UUID imageId, ImageVariant variant) {
    database
        .createNativeQuery(
            """
            insert into image_variant (image_id, width, format, content)
            select id, :width, :format, :content from image where id = :image on conflict do nothing
            """)
        .setParameter("image", imageId)
        .setParameter("width", variant.width())
        .setParameter("format", variant.format().name())
        .setParameter("content", variant.content())
        .executeUpdate();
  }

  /** Finds the narrowest variant that is wide enough, or the widest; JPEG if there is no WebP. */
  Optional<ImageVariant> findVariant(UUID id, ImageFormat format, int width) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select width, format, content from image_variant
                where image_id = :id and format in (:format, 'JPEG')
                order by format = :format desc, width < :width,
                         case when width < :width then -width else width end
                limit 1
                """,
                Tuple.class)
            .setParameter("id", id)
            .setParameter("format", format.name())
            .setParameter("width", width)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row ->
            new ImageVariant(
                row.get("width", Integer.class),
                ImageFormat.valueOf(row.get("format", String.class)),
                row.get("content", byte[].class)));
  }

  private Image image(UUID id, int width, int height) {
    @SuppressWarnings("unchecked")
    List<Integer> widths =
        database
            .createNativeQuery(
                """
                select width from image_variant where image_id = :id and format = 'JPEG'
                order by width
                """,
                Integer.class)
            .setParameter("id", id)
            .getResultList();
    return new Image(id, "/api/images/" + id, width, height, widths);
  }
}
