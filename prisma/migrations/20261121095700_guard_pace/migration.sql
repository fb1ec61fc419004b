-- AlterTable
ALTER TABLE "allocation" ADD COLUMN     "outside_at" TIMESTAMPTZ(3),
ADD COLUMN     "outside_left" INTEGER,
ADD COLUMN     "outside_most" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "outside_pace" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "guard_checked_at" TIMESTAMPTZ(3);
