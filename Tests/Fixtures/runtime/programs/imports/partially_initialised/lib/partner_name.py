from wants_name import X
