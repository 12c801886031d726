-- Where the customer stood when somebody spoke with them: contacts are learned from by that, not by what they are later.
ALTER TABLE task_results
  ADD COLUMN tier text,
  ADD COLUMN level text;
