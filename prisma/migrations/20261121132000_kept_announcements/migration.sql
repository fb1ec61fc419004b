-- CreateTable
CREATE TABLE "announcement" (
    "id" BIGSERIAL NOT NULL,
    "payload" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- Keeps an announcement from within a statement that finds out itself what changed
CREATE FUNCTION "keep_announcement"("payload" TEXT) RETURNS void LANGUAGE sql AS $$
    INSERT INTO "announcement" ("payload") VALUES ($1)
$$;
