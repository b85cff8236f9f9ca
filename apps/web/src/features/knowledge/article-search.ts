/** An article that is about to be written, as it stands in the page's address. */
export interface ArticleSearch {
  title?: string;
  body?: string;
}

export function parseArticleSearch(raw: Record<string, unknown>): ArticleSearch {
  const { title, body } = raw;
  return {
    ...(typeof title === "string" && title !== "" && { title: title.slice(0, 160) }),
    ...(typeof body === "string" && body !== "" && { body: body.slice(0, 4_000) }),
  };
}
