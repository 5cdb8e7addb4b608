"""The surveys that ship."""
