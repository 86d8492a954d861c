/** Lengths for the large title of a desk, in letters and columns; columns that break between words are never full. */
export const upright = ({ length }: string) => ({
  '--letters': Math.min(length > 32 ? 24 : 16, Math.max(4, length)),
  '--columns': length > 16 ? Math.ceil(length / 11) : 1,
})
