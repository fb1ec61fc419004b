-- AlterTable
ALTER TABLE "reservation" ADD COLUMN     "hold_id" UUID,
ADD COLUMN     "reserved_before" INTEGER;
